try { a() } catch ( { message, ...rest } ) { b() }
