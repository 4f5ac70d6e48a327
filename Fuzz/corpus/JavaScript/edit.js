const f = ( { attributes: { title = '', ...rest }, setAttributes } ) => (
	<RichText
		tagName="h2"
		value={ title }
		onChange={ ( value ) => setAttributes( { title: value } ) }
		placeholder={ __( 'Title…', 'domain' ) }
	/>
);
