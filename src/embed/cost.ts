import { cost } from '../widgets/cost.ts';
import { define } from '../widgets/define.ts';
import { siteOfScript } from './site-of-script.ts';

define(cost, siteOfScript());
