import { useState } from 'react';

/** A whole number that this browser keeps: how someone has set up their screen, never data. */
export function useRemembered(key: string, initial: number): [number, (value: number) => void] {
  const [value, setValue] = useState(() => read(key) ?? initial);
  const remember = (next: number) => {
    setValue(next);
    write(key, next);
  };
  return [value, remember];
}

function read(key: string): number | null {
  try {
    const text = localStorage.getItem(key);
    return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : null;
  } catch {
    // storage may be forbidden; the screen then begins as it is made
    return null;
  }
}

function write(key: string, value: number): void {
  try {
    localStorage.setItem(key, String(Math.round(value)));
  } catch {
    // as above
  }
}
