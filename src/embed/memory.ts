import { define } from '../widgets/define.ts';
import { memory } from '../widgets/memory.ts';
import { siteOfScript } from './site-of-script.ts';

define(memory, siteOfScript());
