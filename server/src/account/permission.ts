import type { Role } from '@hazama/prisma';
import { UserError } from '../wire/index.ts';
import type { Viewer } from './viewer.ts';

const EDITORS: ReadonlySet<Role> = new Set(['ADMIN', 'PLANNER', 'COORDINATOR']);

/** Throws FORBIDDEN where the viewer may only look: by their role, or because they look as a council or the public does. */
export function assertMayEdit({ role, audience }: Viewer): void {
  if (!EDITORS.has(role) || audience !== 'STAFF')
    throw new UserError('FORBIDDEN', 'この画面では記録を変えられません。職員として開きなおしてください。');
}

/** Throws FORBIDDEN where the viewer may not keep a link for others: whoever works here may, through whosever eyes they look. */
export function assertMayShare({ role }: Viewer): void {
  if (!EDITORS.has(role))
    throw new UserError('FORBIDDEN', '短いリンクは職員がつくれます。アドレスのコピーかQRコードを使ってください。');
}
