<div class="results">
	<p>Nothing was found for <?= esc_html( $term ) ?></p>
</div>
