<h1><?php echo $heading; ?></h1>
<p><?php echo (int) $count; ?></p>
