import type { Model } from '../../catalogue/schema.ts';
import { totalParameters } from '../parameters.ts';

/** Parameters that a model stores, and those that one token passes through: all but the experts it does not choose. */
export function countParameters(model: Model): Pick<Model, 'parameters' | 'activeParameters'> {
  const { experts, leftOut } = model;
  const beside = leftOut?.parameters ?? 0;
  const parameters = totalParameters(model) + beside;
  if (experts === undefined) return { parameters, activeParameters: parameters };
  const chosen = totalParameters({ ...model, experts: { ...experts, count: experts.perToken } });
  const routers = model.hidden * (experts.count - experts.perToken) * routedLayers(model);
  return { parameters, activeParameters: chosen + routers + beside };
}

/** Layers that route to experts. */
const routedLayers = ({ layers, experts }: Model): number =>
  experts === undefined ? 0 : Math.floor((layers - (experts.denseLayers ?? 0)) / (experts.every ?? 1));
