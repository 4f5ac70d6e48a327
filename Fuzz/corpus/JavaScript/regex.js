label: for ( let i = 0, n = a.length; i < n; i++ ) { if ( a[ i ] ) continue label; else break label; }
