<?php
namespace Shop;

class Shop_List extends Tables\Wp_List_Table {
}
