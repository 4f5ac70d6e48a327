/* What tests ask of a page as a visitor sees it. Defines `checks`. */
( () => {
	const canvas = document.createElement( 'canvas' );
	canvas.width = canvas.height = 1;
	const context = canvas.getContext( '2d', { willReadFrequently: true } );
	const known = new Map();

	/* Red, green, blue from 0 to 255 and alpha from 0 to 1 of any colour that the browser knows. */
	const colour = ( text ) => {
		if ( ! known.has( text ) ) {
			context.clearRect( 0, 0, 1, 1 );
			context.fillStyle = text;
			context.fillRect( 0, 0, 1, 1 );
			const [ r, g, b, a ] = context.getImageData( 0, 0, 1, 1 ).data;
			known.set( text, [ r, g, b, a / 255 ] );
		}
		return known.get( text );
	};

	const over = ( above, below ) => {
		const alpha = above[ 3 ];
		return [ 0, 1, 2 ].map( ( i ) => above[ i ] * alpha + below[ i ] * ( 1 - alpha ) ).concat( 1 );
	};

	const luminance = ( [ r, g, b ] ) => {
		const [ x, y, z ] = [ r, g, b ].map( ( value ) => {
			const part = value / 255;
			return part <= 0.04045 ? part / 12.92 : ( ( part + 0.055 ) / 1.055 ) ** 2.4;
		} );
		return 0.2126 * x + 0.7152 * y + 0.0722 * z;
	};

	/* The colour behind an element; null if there is a picture. */
	const background = ( element ) => {
		const layers = [];
		for ( let node = element; node; node = node.parentElement ) {
			const style = getComputedStyle( node );
			if ( 'none' !== style.backgroundImage ) {
				return null;
			}
			layers.push( colour( style.backgroundColor ) );
		}
		return layers.reverse().reduce( ( below, above ) => over( above, below ), [ 255, 255, 255, 1 ] );
	};

	const contrastOf = ( element ) => {
		const ground = background( element );
		if ( ! ground ) {
			return null;
		}
		const [ a, b ] = [ luminance( over( colour( getComputedStyle( element ).color ), ground ) ), luminance( ground ) ];
		return ( Math.max( a, b ) + 0.05 ) / ( Math.min( a, b ) + 0.05 );
	};

	const isVisible = ( element ) => {
		if ( ! element.checkVisibility( { checkOpacity: true, checkVisibilityCSS: true } ) ) {
			return false;
		}
		const box = element.getBoundingClientRect();
		return box.width > 1 && box.height > 1;
	};

	const name = ( element ) => {
		const classes = Array.from( element.classList ).join( '.' );
		return element.tagName.toLowerCase() + ( classes ? `.${ classes }` : '' );
	};

	window.checks = {
		contrastOf,

		/* Text that cannot be read well, and how much text was looked at. */
		contrast( least ) {
			const found = [];
			let count = 0;
			const walker = document.createTreeWalker( document.body, NodeFilter.SHOW_TEXT );
			while ( walker.nextNode() ) {
				const text = walker.currentNode.data.trim();
				const element = walker.currentNode.parentElement;
				if ( ! text || ! isVisible( element ) || element.closest( 'script, style, noscript, [disabled]' ) ) {
					continue;
				}
				const ratio = contrastOf( element );
				if ( null === ratio ) {
					continue;
				}
				count += 1;
				if ( ratio < least ) {
					found.push( `${ ratio.toFixed( 2 ) } at ${ name( element ) }: ${ text.slice( 0, 40 ) }` );
				}
			}
			for ( const field of document.querySelectorAll( 'input:not([type=hidden], [type=checkbox], [type=radio]), textarea, select' ) ) {
				const ratio = isVisible( field ) ? contrastOf( field ) : null;
				if ( null !== ratio && ratio < least ) {
					found.push( `${ ratio.toFixed( 2 ) } at ${ name( field ) }` );
				}
			}
			return { count, found };
		},

		/* What stands out of the window to the right or left, except in boxes that scroll. */
		overflow() {
			const width = document.documentElement.clientWidth;
			const found = [];
			if ( document.documentElement.scrollWidth > width ) {
				found.push( `the page is ${ document.documentElement.scrollWidth } wide` );
			}
			for ( const element of document.body.querySelectorAll( '*' ) ) {
				const box = element.getBoundingClientRect();
				if ( ! isVisible( element ) || ( box.right <= width + 1 && box.left >= -1 ) ) {
					continue;
				}
				let scrolls = false;
				for ( let node = element.parentElement; node && node !== document.body; node = node.parentElement ) {
					scrolls = scrolls || [ 'auto', 'scroll' ].includes( getComputedStyle( node ).overflowX );
				}
				if ( ! scrolls ) {
					found.push( `${ name( element ) } from ${ Math.round( box.left ) } to ${ Math.round( box.right ) }` );
				}
			}
			return found;
		},

		/* Pictures without a description, fields without a label, links without a text, ids that are there twice. */
		names() {
			const found = [];
			for ( const image of document.images ) {
				if ( ! image.hasAttribute( 'alt' ) ) {
					found.push( `a picture without alt: ${ image.src }` );
				}
			}
			for ( const field of document.querySelectorAll( 'input, textarea, select' ) ) {
				const label = field.labels && field.labels.length > 0;
				if ( isVisible( field ) && 'submit' !== field.type && ! label && ! field.getAttribute( 'aria-label' ) ) {
					found.push( `a field without label: ${ field.name }` );
				}
			}
			for ( const link of document.querySelectorAll( 'a[href], button' ) ) {
				const text = link.innerText.trim() || link.getAttribute( 'aria-label' ) || link.title;
				if ( isVisible( link ) && ! text && ! link.querySelector( 'img[alt]:not([alt=""])' ) ) {
					found.push( `a link without text: ${ name( link ) } ${ link.getAttribute( 'href' ) }` );
				}
			}
			const ids = Array.from( document.querySelectorAll( '[id]' ), ( element ) => element.id );
			for ( const id of new Set( ids.filter( ( value, index ) => ids.indexOf( value ) !== index ) ) ) {
				found.push( `the id ${ id } twice` );
			}
			return found;
		},

		headings: () => Array.from( document.querySelectorAll( 'h1' ), ( heading ) => heading.innerText.trim() ),
	};
} )();
