<h1><?php echo get_query_var( 'tag' ); ?></h1>
