<select>
	<option value="a" <?php selected( $_GET['o'] ?? '', 'a' ); ?>>A</option>
	<option value="b" <?php echo 'b' === ( $_GET['o'] ?? '' ) ? 'selected' : ''; ?>>B</option>
</select>
