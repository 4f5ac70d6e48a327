import AnalysisModel
import BlockRules
import Testing

@Suite struct SecurityTests {
    /// Code that is reported, and beside it what is mended.
    static let pairs: [(rule: String, bad: String, good: String)] = [
        ("js.dom-xss", "el.innerHTML = location.hash.slice( 1 );", "el.textContent = location.hash.slice( 1 );"),
        ("js.dom-xss", "document.write( '<p>' + document.referrer + '</p>' );", "document.write( '<p>fixed</p>' );"),
        (
            "js.dom-xss", "const p = new URLSearchParams( location.search ); $( '.a' ).html( p.get( 'q' ) );",
            "const p = new URLSearchParams( location.search ); $( '.a' ).text( p.get( 'q' ) );"
        ),
        (
            "js.dom-xss", "function show( text ) { el.innerHTML = text; }\nshow( location.hash );",
            "function show( text ) { el.innerHTML = text; }\nshow( 'fixed' );"
        ),
        (
            "js.dom-xss",
            "const q = decodeURIComponent( location.search ); el.insertAdjacentHTML( 'beforeend', `<b>${ q }</b>` );",
            "const q = decodeURIComponent( location.search ); el.insertAdjacentHTML( 'beforeend', `<b>${ escapeHTML( q ) }</b>` );"
        ),
        (
            "js.dom-xss",
            "fetch( '/x' ).then( ( r ) => r.json() ).then( ( posts ) => { el.innerHTML = posts.map( ( p ) => '<li>' + p.title + '</li>' ).join( '' ); } );",
            "fetch( '/x' ).then( ( r ) => r.json() ).then( ( posts ) => { el.innerHTML = posts.map( ( p ) => '<li>' + esc( p.title ) + '</li>' ).join( '' ); } );"
        ),
        (
            "js.dom-xss",
            "jQuery.ajax( { url, success: function ( r ) { jQuery( '#m' ).append( '<p>' + r.message + '</p>' ); } } );",
            "jQuery.ajax( { url, success: function ( r ) { jQuery( '#m' ).append( jQuery( '<p>' ).text( r.message ) ); } } );"
        ),
        (
            "js.dom-xss",
            "async function f() { const r = await fetch( '/x' ); const d = await r.json(); el.innerHTML = `<p>${ d.name }</p>`; }",
            "async function f() { const r = await fetch( '/x' ); const d = await r.json(); el.innerHTML = `<p>${ d.count.length }</p>`; }"
        ),
        (
            "js.dom-xss",
            "window.addEventListener( 'message', ( { data, origin } ) => { if ( origin === o ) { other.innerHTML = other.title; } } ); el.innerHTML = localStorage.getItem( 'a' );",
            "el.innerHTML = DOMPurify.sanitize( localStorage.getItem( 'a' ) );"
        ),
        (
            "js.dom-xss", "$( '<div>' + $( this ).data( 'title' ) + '</div>' ).appendTo( 'body' );",
            "$( '<div>' ).text( $( this ).data( 'title' ) ).appendTo( 'body' );"
        ),
        (
            "js.open-redirect", "location.href = new URL( location.href ).searchParams.get( 'to' );",
            "location.href = '/page?to=' + new URL( location.href ).searchParams.get( 'to' );"
        ),
        (
            "js.open-redirect", "const u = new URLSearchParams( location.search ).get( 'u' ); window.open( u );",
            "const u = new URLSearchParams( location.search ).get( 'u' ); if ( allowed.includes( u ) ) { window.open( u ); }"
        ),
        (
            "js.open-redirect", "window.location.replace( document.referrer );",
            "window.location = window.location.pathname + '?a=1';"
        ),
        (
            "js.unsafe-url", "frame.src = location.hash.substring( 1 );",
            "frame.src = 'https://player.example/' + location.hash.substring( 1 );"
        ),
        ("js.code-injection", "eval( location.hash.slice( 1 ) );", "JSON.parse( location.hash.slice( 1 ) );"),
        ("js.code-injection", "setTimeout( 'show(' + id + ')', 10 );", "setTimeout( () => show( id ), 10 );"),
        (
            "js.message-origin", "window.addEventListener( 'message', function ( e ) { run( e.data.action ); } );",
            "window.addEventListener( 'message', function ( e ) { if ( e.origin !== origin ) return; run( e.data.action ); } );"
        ),
        (
            "js.secret", "const api = { password: 'a8Fk29xQz71LpW0d' };",
            "const api = { password: 'Enter your password 123' };"
        ),
        (
            "js.dangerous-html",
            "import { RawHTML } from '@wordpress/element'; export function save( { attributes } ) { return <RawHTML>{ attributes.html }</RawHTML>; }",
            "import { RawHTML } from '@wordpress/element'; export function save( { attributes } ) { return <RawHTML>{ '<br>' }</RawHTML>; }"
        ),
        (
            "js.dangerous-html",
            "const el = wp.element.createElement; function Edit( props ) { return el( 'div', { dangerouslySetInnerHTML: { __html: props.attributes.text } } ); }",
            "const el = wp.element.createElement; function Edit( props ) { return el( 'div', null, props.attributes.text ); }"
        ),
    ]

    static let everydayPairs: [(rule: String, bad: String, good: String)] = [
        (
            "js.dom-xss", "const e = document.createElement( 'div' ); e.innerHTML = location.hash;",
            "const d = document.implementation.createHTMLDocument( '' ); d.body.innerHTML = location.hash;"
        ),
        (
            "js.dom-xss", "jQuery( function ( $ ) { $( '#a' ).html( '<b>' + location.hash + '</b>' ); } );",
            "jQuery( function ( $ ) { $( '#a' ).text( location.hash ); } );"
        ),
        (
            "js.dom-xss", "( function ( $ ) { $( '#a' ).append( decodeURI( location.search ) ); } )( jQuery );",
            "( function ( $ ) { el.append( decodeURI( location.search ) ); } )( jQuery );"
        ),
        (
            "js.dom-xss", "window.addEventListener( 'message', ( { data } ) => { el.innerHTML = data.html; } );",
            "window.addEventListener( 'message', ( { data } ) => { el.textContent = data.html; } );"
        ),
        (
            "js.dangerous-html",
            "function Edit( props ) { const { attributes } = props; return <p dangerouslySetInnerHTML={ { __html: attributes.a } } />; }",
            "function Edit( props ) { const { attributes } = props; return <p>{ attributes.a }</p>; }"
        ),
        (
            "js.dangerous-html",
            "class Edit extends Component { render() { return <p dangerouslySetInnerHTML={ { __html: this.props.attributes.a } } />; } }",
            "class Edit extends Component { render() { return <p>{ this.props.attributes.a }</p>; } }"
        ),
        (
            "js.open-redirect",
            "const u = new URLSearchParams( location.search ).get( 'u' ); if ( u && ready ) { location.href = u; }",
            "const u = new URLSearchParams( location.search ).get( 'u' ); if ( u && /^\\/[^/]/.test( u ) ) { location.href = u; }"
        ),
    ]

    @Test func everydayFormsAreUnderstood() {
        for pair in Self.everydayPairs {
            #expect(rules(pair.bad, file: "view.js").contains(pair.rule), "\(pair.bad)")
            #expect(!rules(pair.good, file: "view.js").contains(pair.rule), "\(pair.good)")
        }
    }

    @Test func unsafeCodeIsReportedAndMendedCodeIsNot() {
        for pair in Self.pairs {
            #expect(rules(pair.bad, file: "view.js").contains(pair.rule), "\(pair.bad)")
            #expect(!rules(pair.good, file: "view.js").contains(pair.rule), "\(pair.good)")
        }
    }

    @Test func theTraceLeadsFromSourceToSink() throws {
        let code =
            "const query = location.search;\nfunction show( text ) {\n\tel.innerHTML = text;\n}\nshow( query );\n"
        let finding = try #require(analyse([("view.js", code)]).first { $0.rule == "js.dom-xss" })
        #expect(finding.severity == .high)
        #expect(finding.trace.first?.kind == .source)
        #expect(finding.trace.last?.kind == .sink)
        #expect(finding.trace.contains { $0.note == "assigned to query" })
        #expect(finding.trace.contains { $0.note == "passed to show()" })
    }

    @Test func otherPeoplesAndMinifiedCodeIsLeftAlone() {
        let code = "el.innerHTML = location.hash;"
        #expect(rules(code, file: "node_modules/a/index.js").isEmpty)
        #expect(rules(code, file: "view.min.js").isEmpty)
        #expect(!rules(code, file: "view.js").isEmpty)
    }

    /// What is written many times takes no longer than many things.
    @Test(.timeLimit(.minutes(2))) func timeIsLinear() {
        let count = 5_000
        func many(_ text: String) -> String { String(repeating: text + "\n", count: count) }
        let sources = [
            "const f = ( e ) => { " + many("e.data; ") + " }; " + many("f( 1 ); el.innerHTML = f;"),
            "function A() { return " + many("useB() + ") + "1 + ( <p/> ); }",
            "function A( { a } ) { const g = () => { " + many("a();") + " }; return <p>"
                + many("<input onChange={ g }/>") + "</p>; }",
            "function A() { " + many("useB( [] ); if ( a ) { b(); }") + " return <p/>; }",
            "const u = location.hash.slice( 1 ); " + many("location.href = u; "),
            "const f = () => { " + many("g(); ") + " return 1; }; " + many("el.innerHTML = f(); "),
            "const a = " + many("x.y( ") + many(")") + "; el.innerHTML = a;",
            many("wp.blocks.registerBlockType( 'a/b', { attributes: {}, edit: () => <p/> } ); "),
        ]
        for source in sources { _ = analyse([("a.jsx", source)]) }
    }

    @Test func hostileScriptsEnd() {
        let sources = [
            String(repeating: "a = b + ", count: 20_000) + "1",
            "el.innerHTML = " + String(repeating: "x( ", count: 300) + "location.hash"
                + String(repeating: " )", count: 300),
            (0..<2000).map { "var v\($0) = v\($0 + 1) + v\($0 / 2);" }.joined() + "el.innerHTML = v0;",
            String(repeating: "f(function(a){", count: 200) + "el.innerHTML=a" + String(repeating: "})", count: 200),
            "\u{0}\u{FFFD}<div>" + String(repeating: "{<a>", count: 500),
        ]
        for source in sources { _ = analyse([("a.jsx", source)]) }
    }
}
