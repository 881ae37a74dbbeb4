// Everything that CI runs but the tests. All checks run, two at a time; what each said is shown where it failed.
import { build } from './build.mjs';
import { seconds } from './step.mjs';
import { runNode, tool } from './workspace.mjs';

const AT_A_TIME = 2;

export async function check() {
  await build();
  const checks = [
    { name: '型 types', args: [tool('.', 'typescript', 'tsc'), '-b'] },
    { name: '書式 format', args: [tool('.', '@biomejs/biome', 'biome'), 'ci', '--linter-enabled=false', '.'] },
    { name: '書き方 lint', args: [tool('.', 'oxlint'), '--type-aware'] },
    { name: '依存の向き imports', args: ['scripts/checks/imports.mjs'] },
    { name: '使われない部分 dead code', args: [tool('.', 'knip')] },
    { name: 'GraphQL schema is fresh', args: ['server/dist/graphql/emit-schema.js', '--check'] },
    { name: 'GraphQL operations are fresh', args: ['client/write-graphql-env.mjs', '--check'] },
    { name: '色 palettes', args: ['scripts/checks/palettes.mjs'] },
    { name: 'ことば words', args: ['scripts/checks/words.mjs'] },
  ];
  const waiting = [...checks];
  const failed = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name, args } = next;
      const from = Date.now();
      try {
        await runNode('.', args, { output: 'keep' });
        console.log(`✓ ${name} ${seconds(from)}`);
      } catch (error) {
        failed.push(name);
        console.log(`✗ ${name} ${seconds(from)}: ${error.message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  console.log(
    failed.length === 0
      ? `${checks.length} checks passed`
      : `${failed.length} of ${checks.length} checks failed: ${failed.join(', ')}`,
  );
  return failed.length === 0 ? 0 : 1;
}
