( { get a() { return 1 }, set a( v ) {}, async b() {}, *c() {}, async *d() {}, [ e ]: 1, 'f': 2, 3: 4, g, ...h, get: 1, set() {}, async: 2 } )
