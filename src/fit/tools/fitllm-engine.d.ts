/** The part of fitllm's engine that is compared; the package ships no types. */
declare module 'fitllm' {
  interface Shape {
    name: string;
    totalParams: number;
    activeParams: number;
    layerCount: number;
    kvHeads: number;
    kvHeadDim: number;
    attnHeads: number;
    hiddenSize: number;
    maxContext: number;
  }
  interface Device {
    readonly bandwidthGBs: number;
    readonly reserveGB: number;
  }
  export function gpuDevice(gpu: { name: string; vramGB: number; bandwidthGBs: number }, env: string): Device;
  export function estimateSpeed(model: Shape, device: Device, bitsPerWeight: number): number | null;
  export function simulate(
    model: Shape,
    device: Device,
    context: number,
    quant: { weightBpw: number; kvBits: number },
  ): { readonly used: number; readonly reserve: number };
  export const ENGINE_VERSION: string;
}
