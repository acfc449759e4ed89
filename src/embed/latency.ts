import { define } from '../widgets/define.ts';
import { latency } from '../widgets/latency.ts';
import { siteOfScript } from './site-of-script.ts';

define(latency, siteOfScript());
