import type { CommandProgress } from './command-result.ts';

/** What a command says: results to standard output, everything else to standard error. */
export interface Terminal {
  readonly answer: (text: string) => void;
  readonly say: (text: string) => void;
  readonly progress: (progress: CommandProgress) => void;
}

/** On a screen the progress is one line that changes; in a log it is a line per step. */
export function openTerminal(): Terminal {
  const isScreen = process.stderr.isTTY;
  let step = '';
  const endProgress = () => {
    if (isScreen && step) process.stderr.write('\n');
    step = '';
  };
  return {
    answer: (text) => {
      endProgress();
      process.stdout.write(`${text}\n`);
    },
    say: (text) => {
      endProgress();
      process.stderr.write(`${text}\n`);
    },
    progress: (progress) => {
      if (isScreen) {
        if (step && step !== progress.step) process.stderr.write('\n');
        const share = progress.total > 0 ? ` ${progress.done} / ${progress.total}` : '';
        process.stderr.write(`\r\u001B[K… ${progress.step}${share}`);
      } else if (step !== progress.step) process.stderr.write(`… ${progress.step}\n`);
      step = progress.step;
    },
  };
}
