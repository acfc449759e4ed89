import { percent, seconds } from '../format.ts';
import { bar, label, picture, type View, WIDTH } from '../view/index.ts';
import { type Figure, numberProp } from './figure.ts';

const MICRO = 1e-6;
const LEFT = 40;

/** The same work as kernels launched one by one, as a recorded graph, and as one kernel: the processor's lane and the GPU's. */
export const kernelGaps: Figure = (props, alt) => {
  const kernels = numberProp(props, 'kernels', 6);
  const launch = numberProp(props, 'launch', 8) * MICRO;
  const work = numberProp(props, 'work', 4) * MICRO;
  const gap = numberProp(props, 'gap', 1.3) * MICRO;
  const times = (count: number, from: number, pitch: number) =>
    Array.from({ length: count }, (_, i) => from + i * pitch);
  const pitch = Math.max(launch, work + gap);
  const rows = [
    {
      name: `${kernels} kernels, one by one`,
      host: times(kernels, 0, launch),
      device: times(kernels, launch, pitch),
      each: work,
    },
    { name: 'the same, as a graph', host: [0], device: times(kernels, launch, work + gap), each: work },
    { name: 'fused into one', host: [0], device: [launch], each: kernels * work },
  ].map((row) => ({ ...row, end: (row.device.at(-1) ?? 0) + row.each }));
  const scale = (WIDTH - LEFT) / Math.max(...rows.map(({ end }) => end));
  const drawn = rows.flatMap(({ name, host, device, each, end }, index): View[] => {
    const y = index * 72;
    return [
      label(name, 0, y + 14),
      label(`${seconds(end)}, GPU busy ${percent((kernels * work) / end)}`, WIDTH, y + 14, {
        kind: 'small',
        anchor: 'end',
      }),
      label('CPU', 0, y + 34, { kind: 'small' }),
      ...host.map((at) => bar('muted', LEFT + at * scale, y + 24, launch * scale - 2, 12)),
      label('GPU', 0, y + 52, { kind: 'small' }),
      ...device.map((at) => bar('weights', LEFT + at * scale, y + 42, each * scale - 1, 12)),
    ];
  });
  return picture(rows.length * 72, alt, ...drawn);
};
