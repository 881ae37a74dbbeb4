/** 「上野東部、上野西部」 → two names. Separated by 、 ， , ; ； | ｜ ・ is part of names. */
export function splitList(text: string): string[] {
  return text
    .split(/[、，,;；|｜\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
}
