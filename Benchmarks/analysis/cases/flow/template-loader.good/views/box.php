<div class="box"><?php echo esc_html( $label ); ?></div>
