/* What the editor makes of serialised blocks: those that are not valid, unknown, or of a former version of the block. */
( content ) => {
	const found = [];
	const info = console.info;
	console.info = ( ...parts ) => {
		if ( String( parts[ 0 ] ).startsWith( 'Updated Block' ) ) {
			found.push( `a former version: ${ parts[ 1 ] }` );
		}
	};
	let count = 0;
	const walk = ( blocks ) => {
		for ( const block of blocks ) {
			count += 1;
			if ( ! block.isValid ) {
				found.push( `invalid content: ${ block.originalContent || block.name }` );
			} else if ( [ 'core/missing', 'core/freeform' ].includes( block.name ) ) {
				found.push( `no block: ${ block.attributes.originalName || block.attributes.content }` );
			}
			walk( block.innerBlocks );
		}
	};
	try {
		const blocks = wp.blocks.parse( content );
		walk( blocks );
		const again = wp.blocks.parse( wp.blocks.serialize( blocks ) );
		const names = ( list ) => list.map( ( { name, attributes, innerBlocks } ) => [
			name,
			Object.entries( attributes ).sort( ( [ a ], [ b ] ) => ( a < b ? -1 : 1 ) ),
			names( innerBlocks ),
		] );
		if ( JSON.stringify( names( blocks ) ) !== JSON.stringify( names( again ) ) ) {
			found.push( `is something else when it is written: ${ wp.blocks.serialize( blocks ) }` );
		}
	} finally {
		console.info = info;
	}
	return { count, found };
}
