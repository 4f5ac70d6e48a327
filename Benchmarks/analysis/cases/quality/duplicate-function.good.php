<?php
function acme_first_list( array $items ) {
	$html = '<ul class="acme-list">';
	foreach ( $items as $item ) {
		$title = get_the_title( $item );
		$link  = get_permalink( $item );
		$class = is_sticky( $item ) ? 'sticky' : 'normal';
		$html .= '<li class="' . esc_attr( $class ) . '">';
		$html .= '<a href="' . esc_url( $link ) . '">' . esc_html( $title ) . '</a>';
		$html .= '</li>';
	}
	$html .= '</ul>';
	return $html;
}
function acme_second_list( array $items ) {
	return '<nav>' . acme_first_list( $items ) . '</nav>';
}
