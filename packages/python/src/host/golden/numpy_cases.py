"""What task helpers do with numpy and sklearn.metrics. numpy.json holds what the real ones (numpy 2.4.6, scikit-learn
1.9.1) give: `python numpy_cases.py > numpy.json` with them installed makes it anew."""

import hashlib
import json
import random
import warnings

import numpy as np
from sklearn import metrics as M


def shortened(text):
    return text if len(text) < 80 else f"{text[:50]}… {hashlib.sha256(text.encode()).hexdigest()[:16]}"


def results():
    warnings.simplefilter("ignore")
    rnd = random.Random(5)
    out = {}

    def rec(name, f):
        try:
            v = f()
        except Exception as e:
            v = "!" + type(e).__name__
        if hasattr(v, "tolist"):
            v = v.tolist()
        if isinstance(v, tuple):
            v = [x.tolist() if hasattr(x, "tolist") else x for x in v]
        out[name] = shortened(repr(v))

    for n in (1, 7, 8, 9, 129, 1000):
        x=[rnd.uniform(-9, 9) for _ in range(n)]; y=[rnd.randrange(-5,9) for _ in range(n)]
        for fn in 'sum mean std var max min argmax argmin median prod any all nanmean nansum nanmax'.split():
            rec(f'{fn} {n} f',lambda:getattr(np,fn)(x)); rec(f'{fn} {n} i',lambda:getattr(np,fn)(y))
        for q in (0.1,0.25,0.5,0.77,0.95): rec(f'q{q} {n}',lambda:np.quantile(x,q)); rec(f'p{q} {n}',lambda:np.percentile(y,q*100))
        rec(f'exp {n}',lambda:np.exp(np.array(x)).tolist()[:300])
        rec(f'cumsum {n}',lambda:np.cumsum(x)); rec(f'sort {n}',lambda:np.sort(x)); rec(f'std1 {n}',lambda:np.std(x,ddof=1))
        rec(f'round {n}',lambda:np.round(x,2)); rec(f'dot {n}',lambda:np.isclose(np.dot(x,y),np.dot(x,y)))
        rec(f'softmax {n}',lambda:(lambda e:(e/e.sum()).tolist())(np.exp(np.array(x)-np.max(x))))
        for k in (2,3,5):
            g=[rnd.randrange(k) for _ in range(n)]; p=[rnd.randrange(k+(rnd.random()<.1)) for _ in range(n)]
            for a in ('micro','macro','weighted',None,'binary'):
                for fn in ('f1_score','precision_score','recall_score'): rec(f'{fn} {a} {n} {k}',lambda:getattr(M,fn)(g,p,average=a))
            gs=[f'l{z}' for z in g]; ps=[f'l{z}' for z in p]
            rec(f'f1s {n} {k}',lambda:M.f1_score(gs,ps,average='weighted')); rec(f'f1sm {n} {k}',lambda:M.f1_score(gs,ps,average='macro'))
            rec(f'acc {n} {k}',lambda:M.accuracy_score(g,p)); rec(f'mcc {n} {k}',lambda:M.matthews_corrcoef(g,p)); rec(f'bal {n} {k}',lambda:M.balanced_accuracy_score(g,p)); rec(f'conf {n} {k}',lambda:M.confusion_matrix(g,p))
        for c in (1,2,5):
            m=[[rnd.uniform(-3, 3) for _ in range(c)] for _ in range(n)]
            for ax in (0,1,None):
                for fn in ('sum','mean','max','argmax','std'): rec(f'{fn} 2d {n} {c} {ax}',lambda:getattr(np,fn)(np.array(m),axis=ax))
    np.random.seed(42)
    for i,f in enumerate([lambda:np.random.random(),lambda:np.random.randint(0,10,size=20),lambda:np.random.randint(5),lambda:np.random.permutation(30),lambda:np.random.choice([3,5,7,9],size=6),lambda:np.random.choice(50,size=10,replace=False),lambda:np.random.choice(4,size=9,p=[.1,.2,.3,.4]),lambda:np.random.rand(3),lambda:np.random.uniform(2,5,4),lambda:np.random.choice(['a','b','c']),lambda:(lambda l:(np.random.shuffle(l),l)[1])(list(range(25))),lambda:np.random.randint(0,2**40,size=5),lambda:np.random.RandomState(7).permutation(12),lambda:np.random.default_rng(5).permutation(40),lambda:np.random.default_rng(9).random(3),lambda:np.random.RandomState(3).randint(1,100,size=(2,3))]): rec(f'rnd{i}',f)
    for i,f in enumerate([lambda:np.array([[1,2],[3,4]])+np.array([10,20]),lambda:np.array([1,2])/0,lambda:np.array([1,2,3])[np.array([True,False,True])],lambda:np.array([3,1,2])==2,lambda:np.where(np.array([1,0,2])>0,5,6),lambda:np.array([[1,2,3],[4,5,6]])[:,1],lambda:np.array([[1,2,3],[4,5,6]]).T,lambda:np.zeros((2,3)),lambda:np.arange(0,1,.3),lambda:np.linspace(0,1,5),lambda:np.concatenate([[1,2],[3.5]]),lambda:np.unique([3,1,3]),lambda:np.array(['a','b'])=='a',lambda:np.array([1,2.5,True]),lambda:np.array([1,2]).astype(str),lambda:np.argsort([3,1,2]),lambda:np.isnan(np.array([1.,np.nan])),lambda:np.array([[1,2],[3]]),lambda:np.clip([1,5,9],2,6),lambda:np.mean([True,False]),lambda:np.array([1,2,3]).mean(),lambda:np.average([1,2,3],weights=[3,2,1]),lambda:str(np.mean([1,2])),lambda:f'{np.float64(2):.3f}',lambda:np.round(2.675,2),lambda:np.round(0.5),lambda:np.log(0),lambda:np.log(-1.0),lambda:np.exp(1000),lambda:np.sqrt(-1.),lambda:np.array([5,7])%3,lambda:-np.array([1,2]),lambda:np.array([1,2])**2,lambda:2**np.array([1,2]),lambda:np.maximum([1,5],[3,2]),lambda:np.array(3).item(),lambda:np.vstack([[1,2],[3,4]]),lambda:np.hstack([[1,2],[3,4]]),lambda:np.stack([[1,2],[3,4]],axis=1),lambda:np.diff([1,4,9])]): rec(f'op{i}',f)
    t,f=np.int64(3)==3,np.float64(2)>5
    for i,g in enumerate([lambda:t,lambda:f,lambda:(1==1)+t,lambda:t+t,lambda:t+f,lambda:f+f,lambda:sum([t,t,f]),lambda:t*100,lambda:1-f,lambda:t-f,lambda:t/2,lambda:t*1.5,lambda:t==True,lambda:True==t,lambda:t!=f,lambda:t==1,lambda:t in (True,),lambda:{True:'y'}[t],lambda:isinstance(t,bool),lambda:isinstance(t,np.bool_),lambda:str(t),lambda:repr(t),lambda:f'{t}',lambda:int(t),lambda:float(f),lambda:not t,lambda:t&f,lambda:True|f,lambda:t^t,lambda:~t,lambda:np.mean([t,f]),lambda:np.array([t,f]),lambda:np.any([True,False])+np.all([True]),lambda:np.isnan(np.float64(1))+1,lambda:np.array([1,2])[0]==1,lambda:(np.array([1,2])>1)[1]+True,lambda:np.argmax([3,9])==1,lambda:max(t,f),lambda:sorted([t,f]),lambda:np.int64(2)==np.array([1,2]),lambda:np.int64(2)=='a',lambda:hash(np.int64(7))==hash(7),lambda:{np.int64(7):1}[7],lambda:t.item(),lambda:t.dtype.name,lambda:np.bool_(0),lambda:np.array([1,0]).astype(np.bool_),lambda:np.array([0,2],dtype=bool)]): rec(f'truth{i}',g)
    for i, number in enumerate([np.float64(0.1), np.int64(-3), np.mean([1, 2]), np.sum([1, 2]), np.array([1.5, 2])[0], np.argmax([1, 3]), np.float64("nan")]):
        rec(f"shown{i}", lambda: [repr(number), str(number), f"{number}", f"{number!r:>20}", "%s" % number, repr([number]), repr({number: 1})])

    def rows(at, value):
        m = np.zeros((3, 2))
        m[at] = value
        return m.tolist()

    for i, (at, value) in enumerate([((1, slice(None)), [1, 2]), ((slice(0, 2), slice(None)), np.array([[1, 2], [3, 4]])), (([0, 2], slice(None)), 7), ((2, 1), 5)]):
        rec(f"rows{i}", lambda: rows(at, value))
    rec("percentiles", lambda: np.percentile(np.array([[1.0, 8.0], [2.0, 4.0], [4.0, 1.0]]), [2.5, 50, 97.5], axis=0))
    return out


if __name__ == "__main__":
    print(json.dumps(results(), ensure_ascii=False, separators=(",", ":")))
