import type { Model } from '../schema.ts';
import { aquila } from './aquila.ts';
import { commandR } from './command-r.ts';
import { deepseek } from './deepseek.ts';
import { deepseekV4 } from './deepseek-v4.ts';
import { falcon } from './falcon.ts';
import { gemma } from './gemma.ts';
import { gemma4 } from './gemma-4.ts';
import { glm } from './glm.ts';
import { gptJ } from './gpt-j.ts';
import { gptOss } from './gpt-oss.ts';
import { internlm } from './internlm.ts';
import { kimi } from './kimi.ts';
import { llama1 } from './llama-1.ts';
import { llama2 } from './llama-2.ts';
import { llama3 } from './llama-3.ts';
import { llama4 } from './llama-4.ts';
import { minimax } from './minimax.ts';
import { mistral } from './mistral.ts';
import { mpt } from './mpt.ts';
import { olmo } from './olmo.ts';
import { opt } from './opt.ts';
import { phi } from './phi.ts';
import { qwen1 } from './qwen-1.ts';
import { qwen25 } from './qwen-2.5.ts';
import { qwen35 } from './qwen-3.5.ts';
import { qwen3 } from './qwen-3.ts';
import { smollm } from './smollm.ts';
import { starcoder } from './starcoder.ts';
import { tinyllama } from './tinyllama.ts';
import { vicuna } from './vicuna.ts';
import { yi } from './yi.ts';

/** Every model, by its id. */
export const models: Readonly<Record<string, Model>> = {
  ...llama1,
  ...llama2,
  ...llama3,
  ...llama4,
  ...opt,
  ...vicuna,
  ...mistral,
  ...qwen1,
  ...qwen25,
  ...qwen3,
  ...qwen35,
  ...gemma,
  ...gemma4,
  ...phi,
  ...deepseek,
  ...deepseekV4,
  ...gptOss,
  ...glm,
  ...kimi,
  ...minimax,
  ...falcon,
  ...yi,
  ...commandR,
  ...olmo,
  ...smollm,
  ...tinyllama,
  ...gptJ,
  ...mpt,
  ...internlm,
  ...aquila,
  ...starcoder,
};
