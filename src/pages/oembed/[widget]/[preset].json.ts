import type { APIRoute, GetStaticPaths } from 'astro';
import { jsonResponse } from '../../../components/published-term.ts';
import { oembed, presetNamed, presetPaths } from '../../../embed/index.ts';

export const getStaticPaths = (() => presetPaths()) satisfies GetStaticPaths;

export const GET: APIRoute = ({ params }) => jsonResponse(oembed(...presetNamed(params)));
