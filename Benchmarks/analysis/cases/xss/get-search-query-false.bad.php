<h1>Results: <?php echo get_search_query( false ); ?></h1>
