<?php
add_action( 'admin_menu', 'acme_events_menu' );

function acme_events_menu() {
	add_menu_page( 'Events', 'Events', 'edit_posts', 'acme-events', 'acme_events_page' );
}

function acme_events_page() {
	$tab  = Acme_Input::get( 'tab', 'list' );
	$tabs = array( 'list' => __( 'List', 'acme' ), 'new' => __( 'New', 'acme' ) );
	?>
	<h2 class="nav-tab-wrapper">
		<?php foreach ( $tabs as $key => $label ) : ?>
			<a class="nav-tab <?php echo $tab === $key ? 'nav-tab-active' : ''; ?>" href="<?php echo esc_url( add_query_arg( 'tab', $key, admin_url( 'admin.php?page=acme-events' ) ) ); ?>"><?php echo esc_html( $label ); ?></a>
		<?php endforeach; ?>
	</h2>
	<input type="hidden" name="tab" value="<?php echo $tab; ?>">
	<?php
}
