import AnalysisModel
import BlockRules
import Testing

/// The rules about components, markup and translation.
@Suite struct ViewTests {
    private static let imports = """
        import { useSelect, useDispatch, select, subscribe } from '@wordpress/data';
        import { useEffect, useMemo, useCallback, useState, useRef, memo } from '@wordpress/element';
        import { Button, TextControl } from '@wordpress/components';
        import { __, _n, sprintf } from '@wordpress/i18n';
        import apiFetch from '@wordpress/api-fetch';

        """

    static let pairs: [(rule: String, bad: String, good: String)] = [
        (
            "react.unstable-select", "const { a } = useSelect( ( s ) => ( { a: s( 'x' ).get() || [] } ), [] );",
            "const { a } = useSelect( ( s ) => ( { a: s( 'x' ).get() || EMPTY } ), [] );"
        ),
        (
            "react.unstable-select",
            "const a = useSelect( ( s ) => { const list = s( 'x' ).get(); const ids = list.map( ( i ) => i.id ); return { ids }; }, [] );",
            "const a = useSelect( ( s ) => s( 'x' ).get().map( ( i ) => i.id ), [] );"
        ),
        (
            "react.missing-dependency-list", "const v = useCallback( () => go( a ) );",
            "const v = useCallback( () => go( a ), [ a ] );"
        ),
        (
            "react.missing-dependency", "const v = useMemo( () => a.b + c, [ c ] );",
            "const v = useMemo( () => a.b + c, [ a.b, c ] );"
        ),
        (
            "react.missing-dependency", "const [ s, setS ] = useState( 0 ); const v = useMemo( () => s * 2, [ a ] );",
            "const [ s, setS ] = useState( 0 ); const r = useRef(); const v = useCallback( () => { setS( a ); r.current = 1; }, [ a ] );"
        ),
        (
            "react.conditional-hook", "if ( a ) { useEffect( () => {}, [] ); }",
            "useEffect( () => { if ( a ) go(); }, [ a ] );"
        ),
        ("react.conditional-hook", "const v = a && useMemo( () => 1, [] );", "const v = useMemo( () => 1, [] ) && a;"),
        (
            "react.conditional-hook", "const v = c.map( ( i ) => useState( i ) );",
            "const v = useState( c.map( ( i ) => i ) );"
        ),
        (
            "react.state-in-render", "const [ s, setS ] = useState( 0 ); setS( a );",
            "const [ s, setS ] = useState( 0 ); if ( s !== a ) { setS( a ); }"
        ),
        (
            "react.effect-loop", "const [ s, setS ] = useState( 0 ); useEffect( () => { setS( s + 1 ); }, [ s ] );",
            "const [ s, setS ] = useState( 0 ); useEffect( () => { setS( a ); }, [ a ] );"
        ),
        (
            "react.missing-cleanup", "useEffect( () => { setInterval( tick, 1000 ); }, [] );",
            "useEffect( () => { const t = setInterval( tick, 1000 ); return () => clearInterval( t ); }, [] );"
        ),
        (
            "react.missing-cleanup", "useEffect( () => { window.addEventListener( 'a', go ); }, [] );",
            "useEffect( () => { window.addEventListener( 'a', go, { once: true } ); }, [] );"
        ),
        (
            "react.select-in-render", "const t = select( 'core/editor' ).getTitle();",
            "const t = () => select( 'core/editor' ).getTitle();"
        ),
        (
            "react.fetch-in-render", "apiFetch( { path: '/' } );",
            "useEffect( () => { apiFetch( { path: '/' } ); }, [] );"
        ),
        (
            "react.fetch-per-keystroke",
            "const v = <TextControl label={ c } onChange={ ( t ) => apiFetch( { path: t } ) } />;",
            "const v = <TextControl label={ c } onChange={ ( t ) => go( t ) } />;"
        ),
        (
            "react.missing-key", "const v = <ul>{ c.map( ( i ) => i && <li>{ i }</li> ) }</ul>;",
            "const v = <ul>{ c.map( ( i ) => i && <li key={ i }>{ i }</li> ) }</ul>;"
        ),
        (
            "react.nested-component", "const Inner = () => <i>{ a }</i>; const v = <p><Inner /></p>;",
            "const inner = () => <i>{ a }</i>; const v = <p>{ inner() }</p>;"
        ),
        ("a11y.image-alt", "const v = <img src={ a } />;", "const v = <img src={ a } alt=\"\" />;"),
        (
            "a11y.button-label", "const v = <button onClick={ go }><svg /></button>;",
            "const v = <button onClick={ go } aria-label={ a }><svg /></button>;"
        ),
        (
            "a11y.click-on-static", "const v = <span onClick={ go }>{ a }</span>;",
            "const v = <span onClick={ go } onKeyDown={ go } role=\"button\" tabIndex={ 0 }>{ a }</span>;"
        ),
        (
            "a11y.anchor-without-href", "const v = <a onClick={ go }>{ a }</a>;",
            "const v = <a href={ a } onClick={ go }>{ a }</a>;"
        ),
        (
            "a11y.label-without-control", "const v = <label><b>{ a.b }</b></label>;",
            "const v = <label><b>{ a.b }</b><input /></label>;"
        ),
        (
            "i18n-js.literal", "const v = <Button label=\"Remove item\" icon=\"x\" />;",
            "const v = <Button label={ __( 'Remove item', 'a' ) } icon=\"x\" />;"
        ),
        (
            "i18n-js.literal", "const v = <p>Some text</p>;",
            "const v = <p className=\"some-class\"><code>some_code here</code>:</p>;"
        ),
        ("i18n-js.not-literal", "const v = __( 'a' + b, 'a' );", "const v = __( 'a' + 'b', 'a' );"),
        (
            "i18n-js.missing-domain", "const v = _n( 'a', 'b', c ) + __( 'x', 'a' );",
            "const v = _n( 'a', 'b', c, 'a' );"
        ),
    ]

    private func code(_ inside: String) -> String {
        Self.imports + "const EMPTY = [];\nexport function View( { a, c } ) {\n\t\(inside)\n\treturn <p>{ v }</p>;\n}\n"
    }

    @Test func badViewsAreReportedAndMendedOnesAreNot() {
        for pair in Self.pairs {
            #expect(rules(code(pair.bad)).contains(pair.rule), "\(pair.bad)")
            #expect(!rules(code(pair.good)).contains(pair.rule), "\(pair.good)")
        }
    }

    @Test func compiledElementsAreElements() {
        let code = """
            ( function ( blocks, element, blockEditor ) {
                var el = element.createElement;
                blocks.registerBlockType( 'my-plugin/a', {
                    apiVersion: 3,
                    edit: function ( props ) {
                        return el( 'p', blockEditor.useBlockProps(), el( 'img', { src: props.attributes.url } ), 'Some text' );
                    },
                    save: function () { return null; },
                } );
            } )( window.wp.blocks, window.wp.element, window.wp.blockEditor );
            """
        #expect(rules(code) == ["a11y.image-alt", "i18n-js.literal", "block.unregistered-attribute"])
    }

    /// A piece of a block often comes without its imports.
    @Test func exportsAreKnownWithoutImports() {
        let code = """
            registerBlockType( 'Hello', {
                edit: ( { attributes, setAttributes } ) => {
                    const posts = useSelect( ( select ) => ( { list: select( 'core' ).getPosts().filter( Boolean ) } ) );
                    setAttributes( { count: posts.list.length } );
                    return <div><img src={ attributes.url } /></div>;
                },
            } );
            """
        #expect(
            rules(code).isSuperset(of: [
                "block.name", "react.unstable-select", "react.state-in-render", "a11y.image-alt",
                "block.unregistered-attribute",
            ]))
    }

    @Test func deprecationsAreKnownByEveryName() {
        for code in [
            "import { RichText } from '@wordpress/editor';", "const { RichText } = wp.editor;", "wp.editor.RichText;",
            "import * as editor from '@wordpress/editor'; editor.RichText;",
            "( function ( e ) { e.RichText; } )( window.wp.editor );",
            "import { select } from '@wordpress/data'; select( 'core/editor' ).getBlocks();",
            "import { Button } from '@wordpress/components'; const a = <Button isPrimary>{ b }</Button>;",
        ] {
            #expect(rules(code).contains("block.deprecated-api"), "\(code)")
        }
        for code in [
            "import { RichText } from '@wordpress/block-editor';", "import { RichText } from './editor';",
            "import { Button } from './button'; const a = <Button isPrimary>{ b }</Button>;",
        ] {
            #expect(!rules(code).contains("block.deprecated-api"), "\(code)")
        }
    }

    @Test func positionsAreExact() throws {
        let source = "// é\nexport const A = () => <p>\n\tSome text\n</p>;\n"
        let finding = try #require(analyse([("a.jsx", source)]).first { $0.rule == "i18n-js.literal" })
        let file = SourceFile(path: "a.jsx", bytes: Array(source.utf8))
        #expect(file.text(finding.span.range) == "Some text")
        #expect(file.position(of: finding.span.range.lowerBound) == file.lines.position(of: 34))
    }
}
