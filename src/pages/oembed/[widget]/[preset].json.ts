import type { APIRoute, GetStaticPaths } from 'astro';
import { jsonResponse } from '../../../components/published-term.ts';
import { presetNamed, presetPaths, publishedEmbed } from '../../../embed/index.ts';

export const getStaticPaths = (() => presetPaths()) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) => jsonResponse((await publishedEmbed(...presetNamed(params))).oembed);
