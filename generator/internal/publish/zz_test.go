package publish
import ("testing";"fmt";"time";"os";"path/filepath";"strings")
func TestZZ(t *testing.T){
	s := site{}
	for page := range 10_000 {
		s[fmt.Sprintf("evidence/page-%d/index.html", page)] = strings.Repeat(fmt.Sprintln("page", page), 600)
	}
	dir:=filepath.Join(t.TempDir(),"public")
	for i:=0;i<4;i++{
		t0:=time.Now()
		stage,_:=newStage(dir)
		if err:=fill(t.Context(), filepath.Join(stage,next), dir, s.files()); err!=nil{t.Fatal(err)}
		t1:=time.Now()
		flush(stage)
		t2:=time.Now()
		swap(stage,dir)
		t3:=time.Now()
		os.RemoveAll(stage)
		t4:=time.Now()
		fmt.Println("fill+flush",t1.Sub(t0),"flush again",t2.Sub(t1),"swap",t3.Sub(t2),"remove",t4.Sub(t3))
	}
}
