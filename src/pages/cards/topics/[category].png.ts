import type { APIRoute, GetStaticPaths } from 'astro';
import { topicCardText } from '../../../components/page-card.ts';
import { pageImage } from '../../../embed/index.ts';
import { CATEGORY_SLUGS, type Category } from '../../../glossary/index.ts';

export const getStaticPaths = (() =>
  CATEGORY_SLUGS.map((category) => ({ params: { category }, props: { category } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ category: Category }> = async ({ props }) =>
  new Response(await pageImage(topicCardText(props.category)), { headers: { 'content-type': 'image/png' } });
