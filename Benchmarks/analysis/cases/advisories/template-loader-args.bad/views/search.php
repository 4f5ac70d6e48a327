<div class="results">
	<p>Nothing was found for <?= $term ?></p>
</div>
