import React, { useState as s, default as d, 'string name' as t } from 'react';
import * as ns from './ns.js';
import './side-effect.js';
export { s as default, d as 'quoted' };
export * from 'a';
export * as all from 'b';
export const { p, q: [ r ] } = ns, u = import( './lazy.js' );
