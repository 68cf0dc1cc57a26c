[Profile]
Id=dong-thap-2025
Title=Quy chế tỉnh Đồng Tháp (2025)

[Source]
Number=144/2025/QĐ-CTUBND
Date=2025-12-02
Territory=Tỉnh Đồng Tháp

[Rules]
CopiesOnlyWhenRevoked=true
SecrecyArticle=khoản 1 Điều 3 Quy chế ban hành kèm theo Quyết định số 144/2025/QĐ-CTUBND
RecoveryOffice=Sở Khoa học và Công nghệ tỉnh Đồng Tháp
