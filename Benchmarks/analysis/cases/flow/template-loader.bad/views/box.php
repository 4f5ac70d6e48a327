<div class="box"><?php echo $label; ?></div>
