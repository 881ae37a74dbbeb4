import type { Audience } from '@hazama/geo';

/**
 * Whether an audience may see areas beside each other one by one: what lies beside what (モランのI, LISA, Gi*), rates with their limits, rates
 * drawn towards all. These are a planner's reference, made of exact numbers: staff see them, nobody else. How a value is shared out
 * (ジニ係数 and the like) is made of values that are disclosed already, and tells no more than they do.
 */
export function maySeePatterns(audience: Audience): boolean {
  return audience === 'STAFF';
}
