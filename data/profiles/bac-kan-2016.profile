[Profile]
Id=bac-kan-2016
Title=Quy định tỉnh Bắc Kạn (2016)

[Source]
Number=36/2016/QĐ-UBND
Date=2016-12-22
Territory=Tỉnh Bắc Kạn

[Rules]
SealText=true
