/**
 * Asks node whether it would compile small pieces of JavaScript, one a line with `\n` for line ends and `\\` for `\`.
 *
 *   node --experimental-vm-modules tools/goldens/js_verdicts.mjs <CASES >Tests/JSSyntaxTests/Goldens/verdicts.txt
 *   node tools/goldens/js_verdicts.mjs mutants COUNT SEED <CASES    # cases with a token dropped, doubled or swapped
 *
 * A line of the output is the verdict for a script and that for a module, 1 for valid and 0 for not, a space, and the
 * code. The version of node counts; the committed file is node 20's. Lines that have verdicts already get new ones.
 */

import { readFileSync } from 'node:fs';
import vm from 'node:vm';

const lines = readFileSync( 0, 'utf8' ).split( '\n' ).filter( ( line ) => line !== '' )
	.map( ( line ) => line.replace( /^[01][01] /, '' ) );

const unescape = ( line ) => line.replace( /\\(.)/g, ( _, letter ) => ( letter === 'n' ? '\n' : letter ) );

function verdict( compile ) {
	try {
		compile();
		return 1;
	} catch ( error ) {
		if ( error.name !== 'SyntaxError' ) throw error;
		return 0;
	}
}

/** The same numbers for the same seed. */
function generator( seed ) {
	let state = seed;
	return ( limit ) => {
		state = ( Math.imul( state, 1664525 ) + 1013904223 ) >>> 0;
		return Math.floor( ( state / 2 ** 32 ) * limit );
	};
}

function mutants( count, seed ) {
	const random = generator( seed );
	const tokens = /[\w$]+|`(?:[^`\\]|\\.)*`|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\\n|\s+|=>|[-+*/%&|^<>=!?]+|./gs;
	const all = lines.flatMap( ( line ) => line.match( tokens ).filter( ( one ) => one.trim() ) );
	const seen = new Set();
	while ( seen.size < count ) {
		const parts = lines[ random( lines.length ) ].match( tokens );
		for ( let change = 0; change <= random( 2 ); change++ ) {
			const at = random( parts.length );
			switch ( random( 4 ) ) {
				case 0: parts.splice( at, 1 ); break;
				case 1: parts.splice( at, 0, parts[ at ] ?? '' ); break;
				case 2: parts[ at ] = all[ random( all.length ) ]; break;
				default: {
					const other = random( parts.length );
					[ parts[ at ], parts[ other ] ] = [ parts[ other ], parts[ at ] ];
				}
			}
		}
		seen.add( parts.join( '' ) );
	}
	for ( const line of seen ) if ( line.trim() ) console.log( line );
}

const [ command, count, seed ] = process.argv.slice( 2 );
if ( command === 'mutants' ) {
	mutants( Number( count ), Number( seed ) );
} else {
	for ( const line of lines ) {
		const code = unescape( line );
		const script = verdict( () => new vm.Script( code ) );
		const module = verdict( () => new vm.SourceTextModule( code ) );
		console.log( `${ script }${ module } ${ line }` );
	}
}
