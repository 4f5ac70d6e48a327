<?php
add_filter( 'posts_clauses', 'acme_price_clauses', 10, 2 );

function acme_price_clauses( $clauses, $query ) {
	if ( ! $query->is_main_query() || empty( $_GET['acme_sort'] ) ) {
		return $clauses;
	}
	$clauses['orderby'] = 'price ' . ( 'desc' === $_GET['acme_sort'] ? 'DESC' : 'ASC' );
	return $clauses;
}
