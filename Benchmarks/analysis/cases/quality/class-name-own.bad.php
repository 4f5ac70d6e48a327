<?php
class Shop_List extends Wp_List_Table {
}
