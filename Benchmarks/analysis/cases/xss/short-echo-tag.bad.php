<h1>Results for <?= $_REQUEST['term'] ?></h1>
