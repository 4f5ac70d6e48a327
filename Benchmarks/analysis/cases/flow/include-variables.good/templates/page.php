<h1><?php echo esc_html( $heading ); ?></h1>
<p><?php echo $count; ?></p>
