[Profile]
Id=decree
Title=Nghị định 30/2020 (mặc định)

[Source]
Number=30/2020/NĐ-CP
Date=2020-03-05
Territory=Việt Nam

[Measures]
LeaderWidth=45
LeaderMinWidth=20
LeaderClearance=1
SealDiameter=36
SealOverlap=0.3333
InitialsWidth=12
InitialsHeight=6
