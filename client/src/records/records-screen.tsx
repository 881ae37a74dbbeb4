import '../edit/edit-form.css';
import './records.css';
import { useViewState } from '../view-state.ts';
import { Agreements } from './agreements.tsx';
import { Assignments } from './assignments.tsx';

/** 協定, 担当: lists of what no resource row can hold. */
export function RecordsScreen() {
  const { records } = useViewState();
  return records === 'agreements' ? <Agreements /> : <Assignments />;
}
