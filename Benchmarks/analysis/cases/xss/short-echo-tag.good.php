<h1>Results for <?= esc_html( $_REQUEST['term'] ) ?></h1>
