import { type ChoiceSoFar, choiceSoFar, type SitingProblem, type SitingProgress } from '@hazama/geo';

/** What is heard of a search on its way: with the best choice so far where that is another than was heard before. */
export interface HeardProgress extends SitingProgress {
  readonly choice: ChoiceSoFar | undefined;
}

/**
 * Describes a choice once. To be asked for what is told, and not for each step of a search.
 * @param problem undefined while it is still being put together
 */
export function hearChoices(problem: () => SitingProblem | undefined): (progress: SitingProgress) => HeardProgress {
  let last = '';
  return (progress) => {
    const key = progress.sites?.join() ?? '';
    const posed = problem();
    if (!posed || key === last) return { ...progress, choice: undefined };
    last = key;
    return { ...progress, choice: choiceSoFar(posed, progress) };
  };
}
