<h1>Results: <?php echo get_search_query(); ?></h1>
