/**
 * Prints the trees of acorn in the form of `js-syntax tree`.
 *
 *   npm install acorn acorn-jsx                                     # anywhere; NODE_PATH does not work for modules
 *   node tools/goldens/js_tree.mjs tree FILE                        # S-expression, or `error`
 *   node tools/goldens/js_tree.mjs digest <LIST                     # CRC-32 and size of that output, for every file
 *   node tools/goldens/js_tree.mjs snippets FILE                    # one line each, for pieces separated by `===`
 *
 * ACORN names the folder that acorn and acorn-jsx were installed in, by default the current one.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire( join( process.env.ACORN ?? process.cwd(), 'index.js' ) );
const acorn = require( 'acorn' );
const Parser = acorn.Parser.extend( require( 'acorn-jsx' )() );

function quoted( value ) {
	const bytes = typeof value === 'string' ? Buffer.from( value, 'utf8' ) : value;
	let text = '"';
	for ( const byte of bytes ) {
		const isPlain = byte >= 0x20 && byte <= 0x7e && byte !== 0x22 && byte !== 0x5c;
		text += isPlain ? String.fromCharCode( byte ) : '\\' + byte.toString( 16 ).padStart( 2, '0' );
	}
	return text + '"';
}

function bits( number ) {
	const view = new DataView( new ArrayBuffer( 8 ) );
	view.setFloat64( 0, number );
	return view.getBigUint64( 0 ).toString( 16 );
}

const FLAGS = [
	'async', 'generator', 'static', 'getter', 'setter', 'computed', 'shorthand', 'optional', 'prefix', 'delegate',
	'directive', 'selfClosing',
];

/** An S-expression: a kind, flags, texts and children, absent ones as null. */
function node( kind, flags, texts, children ) {
	let text = '(' + kind;
	for ( const flag of FLAGS ) {
		if ( flags[ flag ] ) text += ':' + flag;
	}
	for ( const word of texts ) text += ' ' + word;
	for ( const child of children ) text += ' ' + ( child ?? '-' );
	return text + ')';
}

class Printer {
	constructor( source ) {
		this.source = source;
	}

	raw( tree ) {
		return this.source.slice( tree.start, tree.end );
	}

	all( trees ) {
		return trees.map( ( tree ) => this.print( tree ) );
	}

	name( kind, tree ) {
		return node( kind, {}, [ quoted( tree.name ) ], [] );
	}

	/** A key: a name that is no variable, a literal, or any expression if computed. */
	key( tree, computed ) {
		return ! computed && tree.type === 'Identifier' ? this.name( 'propertyName', tree ) : this.print( tree );
	}

	moduleName( tree ) {
		return tree.type === 'Identifier' ? this.name( 'propertyName', tree ) : this.print( tree );
	}

	/** A pattern; if `binding`, its names are declared. */
	pattern( tree, binding ) {
		if ( tree === null ) return null;
		switch ( tree.type ) {
			case 'Identifier': return this.name( binding ? 'bindingIdentifier' : 'identifier', tree );
			case 'ArrayPattern':
				return node( 'arrayPattern', {}, [], tree.elements.map( ( one ) => this.pattern( one, binding ) ) );
			case 'ObjectPattern':
				return node( 'objectPattern', {}, [], tree.properties.map( ( one ) => this.pattern( one, binding ) ) );
			case 'Property':
				return node( 'property', { computed: tree.computed, shorthand: tree.shorthand }, [], [
					this.key( tree.key, tree.computed ), this.pattern( tree.value, binding ),
				] );
			case 'AssignmentPattern':
				return node( 'defaultPattern', {}, [], [ this.pattern( tree.left, binding ), this.print( tree.right ) ] );
			case 'RestElement': return node( 'restElement', {}, [], [ this.pattern( tree.argument, binding ) ] );
			default: return this.print( tree );
		}
	}

	parameters( tree ) {
		return node( 'parameterList', {}, [], tree.params.map( ( one ) => this.pattern( one, true ) ) );
	}

	binding( tree ) {
		return tree ? this.pattern( tree, true ) : null;
	}

	functionNode( kind, tree ) {
		const children = [ this.parameters( tree ), this.print( tree.body ) ];
		if ( kind !== 'arrowFunction' ) children.unshift( this.binding( tree.id ) );
		return node( kind, { async: tree.async, generator: tree.generator }, [], children );
	}

	attributes( tree ) {
		if ( ! tree.attributes || tree.attributes.length === 0 ) {
			return / \bwith\s*\{\s*\}\s*;?$/.test( this.raw( tree ) ) ? '(importAttributes)' : null;
		}
		return node( 'importAttributes', {}, [], tree.attributes.map( ( one ) =>
			node( 'property', {}, [], [ this.key( one.key, false ), this.print( one.value ) ] ) ) );
	}

	elementName( tree ) {
		switch ( tree.type ) {
			case 'JSXNamespacedName': return node( 'jsxNamespacedName', {}, [], [
				this.name( 'jsxName', tree.namespace ), this.name( 'jsxName', tree.name ),
			] );
			case 'JSXMemberExpression': {
				const object = tree.object.type === 'JSXIdentifier'
					? ( tree.object.name === 'this' ? '(this)' : this.name( 'identifier', tree.object ) )
					: this.elementName( tree.object );
				return node( 'member', {}, [], [ object, this.name( 'propertyName', tree.property ) ] );
			}
			default: return this.name( /^[a-z]|-/.test( tree.name ) ? 'jsxName' : 'identifier', tree );
		}
	}

	attribute( tree ) {
		if ( tree.type === 'JSXSpreadAttribute' ) return node( 'jsxSpread', {}, [], [ this.print( tree.argument ) ] );
		let value = null;
		if ( tree.value?.type === 'Literal' ) {
			value = node( 'string', {}, [ quoted( this.raw( tree.value ).slice( 1, -1 ) ) ], [] );
		} else if ( tree.value ) {
			value = this.print( tree.value );
		}
		const name = tree.name.type === 'JSXIdentifier'
			? this.name( 'jsxName', tree.name ) : this.elementName( tree.name );
		return node( 'jsxAttribute', {}, [], [ name, value ] );
	}

	literal( tree ) {
		if ( tree.regex ) return node( 'regex', {}, [ quoted( tree.raw ) ], [] );
		if ( tree.bigint !== undefined ) return node( 'bigint', {}, [ quoted( tree.raw ) ], [] );
		if ( tree.value === null ) return '(nullLiteral)';
		switch ( typeof tree.value ) {
			case 'string': return node( 'string', {}, [ quoted( tree.value ) ], [] );
			case 'number': return node( 'number', {}, [ bits( tree.value ) ], [] );
			default: return node( 'booleanLiteral', {}, [ quoted( tree.raw ) ], [] );
		}
	}

	template( tree ) {
		const children = [];
		tree.quasis.forEach( ( element, index ) => {
			children.push( node( 'templateElement', {}, [ quoted( element.value.raw ) ], [] ) );
			if ( index < tree.expressions.length ) children.push( this.print( tree.expressions[ index ] ) );
		} );
		return node( 'template', {}, [], children );
	}

	/** A chain of operators that associate to the left, without recursion on its depth. */
	binary( tree ) {
		const chain = [];
		while ( tree.type === 'BinaryExpression' || tree.type === 'LogicalExpression' ) {
			chain.push( tree );
			tree = tree.left;
		}
		let text = tree.type === 'PrivateIdentifier' ? node( 'privateName', {}, [ quoted( '#' + tree.name ) ], [] )
			: this.print( tree );
		for ( const one of chain.reverse() ) {
			text = node( 'binary', {}, [ one.operator ], [ text, this.print( one.right ) ] );
		}
		return text;
	}

	print( tree ) {
		if ( tree === null || tree === undefined ) return null;
		const p = ( one ) => this.print( one );
		switch ( tree.type ) {
			case 'Program': return node( 'file', {}, [], this.all( tree.body ) );
			case 'Identifier': return this.name( 'identifier', tree );
			case 'PrivateIdentifier': return node( 'privateName', {}, [ quoted( '#' + tree.name ) ], [] );
			case 'Literal': return this.literal( tree );
			case 'TemplateLiteral': return this.template( tree );
			case 'TaggedTemplateExpression': return node( 'taggedTemplate', {}, [], [ p( tree.tag ), p( tree.quasi ) ] );
			case 'ArrayExpression': return node( 'array', {}, [], this.all( tree.elements ) );
			case 'ObjectExpression': return node( 'object', {}, [], this.all( tree.properties ) );
			case 'Property':
				if ( tree.method || tree.kind !== 'init' ) {
					return node( 'method', {
						computed: tree.computed, getter: tree.kind === 'get', setter: tree.kind === 'set',
					}, [], [ this.key( tree.key, tree.computed ), p( tree.value ) ] );
				}
				return node( 'property', { computed: tree.computed, shorthand: tree.shorthand }, [], [
					this.key( tree.key, tree.computed ), p( tree.value ),
				] );
			case 'SpreadElement': return node( 'spread', {}, [], [ p( tree.argument ) ] );
			case 'ThisExpression': return '(this)';
			case 'Super': return '(super)';
			case 'MetaProperty': return node( 'metaProperty', {}, [ tree.meta.name ], [] );
			case 'FunctionExpression': return this.functionNode( 'functionExpression', tree );
			case 'ArrowFunctionExpression': return this.functionNode( 'arrowFunction', tree );
			case 'FunctionDeclaration': return this.functionNode( 'functionDeclaration', tree );
			case 'ClassExpression':
			case 'ClassDeclaration':
				return node( tree.type === 'ClassExpression' ? 'classExpression' : 'classDeclaration', {}, [], [
					this.binding( tree.id ), p( tree.superClass ), node( 'classBody', {}, [], this.all( tree.body.body ) ),
				] );
			case 'MethodDefinition':
				return node( 'method', {
					static: tree.static, computed: tree.computed, getter: tree.kind === 'get', setter: tree.kind === 'set',
				}, [], [ this.key( tree.key, tree.computed ), p( tree.value ) ] );
			case 'PropertyDefinition':
				return node( 'field', { static: tree.static, computed: tree.computed }, [], [
					this.key( tree.key, tree.computed ), p( tree.value ),
				] );
			case 'StaticBlock': return node( 'staticBlock', { static: true }, [], this.all( tree.body ) );
			case 'ChainExpression':
			case 'ParenthesizedExpression': return p( tree.expression );
			case 'MemberExpression':
				if ( tree.computed ) {
					return node( 'index', { optional: tree.optional }, [], [ p( tree.object ), p( tree.property ) ] );
				}
				return node( 'member', { optional: tree.optional }, [], [
					p( tree.object ), this.key( tree.property, false ),
				] );
			case 'CallExpression':
				return node( 'call', { optional: tree.optional }, [], [
					p( tree.callee ), node( 'argumentList', {}, [], this.all( tree.arguments ) ),
				] );
			case 'NewExpression': {
				const hasList = /\)\s*$/.test( this.raw( tree ) ) &&
					( tree.arguments.length > 0 || /\(\s*(\/\*[^]*?\*\/|\/\/.*\n|\s)*\)$/.test( this.raw( tree ) ) );
				return node( 'new', {}, [], [
					p( tree.callee ), hasList ? node( 'argumentList', {}, [], this.all( tree.arguments ) ) : null,
				] );
			}
			case 'ImportExpression':
				return node( 'importCall', {}, [], [
					node( 'argumentList', {}, [], this.all( [ tree.source, tree.options ].filter( ( one ) => one ) ) ),
				] );
			case 'UnaryExpression': return node( 'unary', {}, [ tree.operator ], [ p( tree.argument ) ] );
			case 'UpdateExpression':
				return node( 'update', { prefix: tree.prefix }, [ tree.operator ], [ p( tree.argument ) ] );
			case 'BinaryExpression':
			case 'LogicalExpression': return this.binary( tree );
			case 'ConditionalExpression':
				return node( 'conditional', {}, [], [ p( tree.test ), p( tree.consequent ), p( tree.alternate ) ] );
			case 'AssignmentExpression':
				return node( 'assign', {}, [ tree.operator ], [ this.pattern( tree.left, false ), p( tree.right ) ] );
			case 'SequenceExpression': return node( 'sequence', {}, [], this.all( tree.expressions ) );
			case 'YieldExpression': return node( 'yield', { delegate: tree.delegate }, [], [ p( tree.argument ) ] );
			case 'AwaitExpression': return node( 'await', {}, [], [ p( tree.argument ) ] );
			case 'BlockStatement': return node( 'block', {}, [], this.all( tree.body ) );
			case 'EmptyStatement': return '(emptyStatement)';
			case 'ExpressionStatement':
				return node( 'expressionStatement', { directive: tree.directive !== undefined }, [], [ p( tree.expression ) ] );
			case 'VariableDeclaration':
				return node( 'variableDeclaration', {}, [ tree.kind ], tree.declarations.map( ( one ) =>
					node( 'declarator', {}, [], [ this.pattern( one.id, true ), p( one.init ) ] ) ) );
			case 'IfStatement':
				return node( 'ifStatement', {}, [], [ p( tree.test ), p( tree.consequent ), p( tree.alternate ) ] );
			case 'ForStatement':
				return node( 'forStatement', {}, [], [ p( tree.init ), p( tree.test ), p( tree.update ), p( tree.body ) ] );
			case 'ForInStatement':
			case 'ForOfStatement':
				return node( tree.type === 'ForInStatement' ? 'forIn' : 'forOf', { async: tree.await }, [], [
					tree.left.type === 'VariableDeclaration' ? p( tree.left ) : this.pattern( tree.left, false ),
					p( tree.right ), p( tree.body ),
				] );
			case 'WhileStatement': return node( 'whileStatement', {}, [], [ p( tree.test ), p( tree.body ) ] );
			case 'DoWhileStatement': return node( 'doWhile', {}, [], [ p( tree.body ), p( tree.test ) ] );
			case 'ContinueStatement':
			case 'BreakStatement':
				return node( tree.type === 'BreakStatement' ? 'breakStatement' : 'continueStatement', {}, [], [
					tree.label ? this.name( 'propertyName', tree.label ) : null,
				] );
			case 'ReturnStatement': return node( 'returnStatement', {}, [], [ p( tree.argument ) ] );
			case 'WithStatement': return node( 'with', {}, [], [ p( tree.object ), p( tree.body ) ] );
			case 'SwitchStatement':
				return node( 'switchStatement', {}, [], [ p( tree.discriminant ), ...this.all( tree.cases ) ] );
			case 'SwitchCase': return node( 'switchCase', {}, [], [ p( tree.test ), ...this.all( tree.consequent ) ] );
			case 'LabeledStatement':
				return node( 'labeled', {}, [], [ this.name( 'propertyName', tree.label ), p( tree.body ) ] );
			case 'ThrowStatement': return node( 'throwStatement', {}, [], [ p( tree.argument ) ] );
			case 'TryStatement':
				return node( 'tryStatement', {}, [], [ p( tree.block ), p( tree.handler ), p( tree.finalizer ) ] );
			case 'CatchClause': return node( 'catchClause', {}, [], [ this.binding( tree.param ), p( tree.body ) ] );
			case 'DebuggerStatement': return '(debugger)';
			case 'ImportDeclaration': {
				const list = tree.specifiers.length || /^import\s*\{/.test( this.raw( tree ) )
					? node( 'importList', {}, [], this.all( tree.specifiers ) ) : null;
				return node( 'importDeclaration', {}, [], [ list, p( tree.source ), this.attributes( tree ) ] );
			}
			case 'ImportDefaultSpecifier': return node( 'importDefault', {}, [], [ this.binding( tree.local ) ] );
			case 'ImportNamespaceSpecifier': return node( 'importNamespace', {}, [], [ this.binding( tree.local ) ] );
			case 'ImportSpecifier':
				return node( 'importSpecifier', {}, [], [ this.moduleName( tree.imported ), this.binding( tree.local ) ] );
			case 'ExportDefaultDeclaration': return node( 'exportDefault', {}, [], [ p( tree.declaration ) ] );
			case 'ExportAllDeclaration':
				return node( 'exportAll', {}, [], [
					tree.exported ? this.moduleName( tree.exported ) : null, p( tree.source ), this.attributes( tree ),
				] );
			case 'ExportNamedDeclaration':
				if ( tree.declaration ) return node( 'exportDeclaration', {}, [], [ p( tree.declaration ) ] );
				return node( 'exportNamed', {}, [], [
					...tree.specifiers.map( ( one ) => node( 'exportSpecifier', {}, [], [
						tree.source ? this.moduleName( one.local ) : p( one.local ), this.moduleName( one.exported ),
					] ) ), p( tree.source ), this.attributes( tree ),
				] );
			case 'JSXElement': {
				const opening = tree.openingElement;
				const children = [
					this.elementName( opening.name ),
					node( 'jsxAttributeList', {}, [], opening.attributes.map( ( one ) => this.attribute( one ) ) ),
					...this.all( tree.children ),
				];
				if ( tree.closingElement ) {
					children.push( node( 'jsxClosing', {}, [], [ this.elementName( tree.closingElement.name ) ] ) );
				}
				return node( 'jsxElement', { selfClosing: opening.selfClosing }, [], children );
			}
			case 'JSXFragment': return node( 'jsxFragment', {}, [], this.all( tree.children ) );
			case 'JSXText': return node( 'jsxText', {}, [ quoted( this.raw( tree ) ) ], [] );
			case 'JSXExpressionContainer':
				return node( 'jsxExpression', {}, [], [
					tree.expression.type === 'JSXEmptyExpression' ? null : p( tree.expression ),
				] );
			case 'JSXSpreadChild': return node( 'jsxSpread', {}, [], [ p( tree.expression ) ] );
			default: throw new Error( 'unknown node ' + tree.type );
		}
	}
}

function dump( source ) {
	const options = { ecmaVersion: 'latest', allowReturnOutsideFunction: true, allowHashBang: true };
	let tree = null;
	for ( const sourceType of [ 'script', 'module' ] ) {
		try {
			tree = Parser.parse( source, { ...options, sourceType } );
			break;
		} catch ( error ) {
			if ( ! ( error instanceof SyntaxError ) ) throw error;
		}
	}
	return tree ? new Printer( source ).print( tree ) : 'error';
}

function crc32( bytes ) {
	let value = ~0;
	for ( const byte of bytes ) {
		value ^= byte;
		for ( let bit = 0; bit < 8; bit++ ) value = value & 1 ? ( value >>> 1 ) ^ 0xedb88320 : value >>> 1;
	}
	return ( ~value >>> 0 ).toString( 16 ).padStart( 8, '0' );
}

const [ command, file ] = process.argv.slice( 2 );
switch ( command ) {
	case 'tree': console.log( dump( readFileSync( file, 'utf8' ) ) ); break;
	case 'snippets':
		for ( const snippet of readFileSync( file, 'utf8' ).replace( /\n$/, '' ).split( '\n===\n' ) ) {
			console.log( dump( snippet ) );
		}
		break;
	case 'digest':
		for ( const path of readFileSync( 0, 'utf8' ).split( '\n' ).filter( ( line ) => line ) ) {
			const output = dump( readFileSync( path, 'utf8' ) );
			const bytes = Buffer.from( output + '\n' );
			console.log( output === 'error' ? 'error' : `${ crc32( bytes ) } ${ bytes.length } ${ path }` );
		}
		break;
	default: console.error( 'usage: js_tree.mjs tree FILE | digest <LIST | snippets FILE' ); process.exit( 2 );
}
