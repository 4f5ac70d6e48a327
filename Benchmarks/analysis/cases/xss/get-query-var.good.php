<h1><?php echo esc_html( get_query_var( 'tag' ) ); ?></h1>
