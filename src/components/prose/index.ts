import type { Component } from '../../markdown/index.ts';
import { Calc } from './calc.ts';
import { Figure } from './figure.ts';
import { Widget } from './widget.ts';

/** The tags that prose may use beside Markdown. */
export const components = { Calc, Figure, Widget } as const satisfies Readonly<Record<string, Component>>;
