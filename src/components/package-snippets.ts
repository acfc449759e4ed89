import { site } from '../site.ts';

/** How a program takes the package: shown on the site, and run as they stand here by its tests. */

export const reactSnippet = `import 'first-token/react';
import { useState } from 'react';

export function Speed() {
  const [users, setUsers] = useState(16);
  return (
    <>
      <button onClick={() => setUsers(users * 2)}>Twice as many as {users}</button>
      <inference-latency
        model="llama-3.1-8b"
        users={users}
        oninference-change={({ detail }) => setUsers(Number(detail?.users ?? 1))}
      >
        How fast it answers, by <a href="${site.url}/tools/latency/">${site.name}</a>
      </inference-latency>
    </>
  );
}
`;

export const astroSnippet = `<inference-latency model="llama-3.1-8b" users="16">
  How fast it answers, by <a href="${site.url}/tools/latency/">${site.name}</a>
</inference-latency>
<script>
  import 'first-token/widgets/latency';
</script>
`;

export const programSnippet = `import { accelerators, estimateChat, models } from 'first-token';

const { timeToFirstToken } = estimateChat({
  model: models['llama-3.1-70b'],
  accelerator: accelerators['h100-sxm'],
  accelerators: 4,
  inputTokens: 1000,
  outputTokens: 200,
});
`;
