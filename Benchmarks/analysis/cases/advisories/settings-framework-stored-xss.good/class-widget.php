<?php
class Acme_Chat_Widget {
	private $settings;

	public function __construct( Acme_Chat_Settings $settings ) {
		$this->settings = $settings;
		add_action( 'wp_footer', array( $this, 'render' ) );
	}

	public function render() {
		$title = $this->settings->get( 'title', 'Chat' );
		?>
		<div class="acme-chat" title="<?php echo esc_attr( $title ); ?>"></div>
		<?php
	}
}
